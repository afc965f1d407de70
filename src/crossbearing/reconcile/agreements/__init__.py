"""Joins the agreements of several reports into deals, their obligations into duties, and keeps the balance of each."""
