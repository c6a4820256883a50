"""What people get: every kind of page of the real plan, in a real Chromium and before independent validators."""
