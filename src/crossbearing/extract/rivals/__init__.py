"""What of one report stands against what: denials, counter claims, rival accounts, rival figures."""
