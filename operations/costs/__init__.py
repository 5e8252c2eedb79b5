"""What Lectern costs a month on AWS: usage a learner, times stated prices."""
