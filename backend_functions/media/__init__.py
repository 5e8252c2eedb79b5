"""Signs the URL of a lesson's private film for a signed-in learner."""
