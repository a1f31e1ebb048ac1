"""What a workspace's objects and lists are made of."""
