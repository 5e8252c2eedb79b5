"""The monthly cost of Lectern on AWS: usage per learner, times stated prices."""
