"""The plain tables of everything that goes out: what a row is, what a column says, how tables refer to one another."""
