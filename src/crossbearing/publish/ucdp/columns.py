"""The columns of the UCDP Georeferenced Event Dataset, in its order, with what stands in them here."""

from crossbearing.publish.own_columns import OWN_COLUMNS
from crossbearing.publish.part import Column, ColumnType

_INTEGER, _NUMBER, _DATE = ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.DATE
_THEIRS = "Empty: UCDP gives it"

UCDP_COLUMNS = (
    Column("id", _THEIRS, _INTEGER),
    Column("relid", _THEIRS),
    Column("year", "The year; empty where the incident may have been in either of two", _INTEGER),
    Column("active_year", _THEIRS, _INTEGER),
    Column("code_status", _THEIRS),
    Column(
        "type_of_violence", "1 a state fights, 2 armed groups fight, 3 civilians are hit; empty: not told", _INTEGER
    ),
    Column("conflict_dset_id", _THEIRS, _INTEGER),
    Column("conflict_new_id", _THEIRS, _INTEGER),
    Column("conflict_name", "The names of both sides; empty where a state fights, as UCDP names what it is over"),
    Column("dyad_dset_id", _THEIRS, _INTEGER),
    Column("dyad_new_id", _THEIRS, _INTEGER),
    Column("dyad_name", "The names of both sides; empty where one is not told or versions differ"),
    Column("side_a_dset_id", _THEIRS, _INTEGER),
    Column("side_a_new_id", _THEIRS, _INTEGER),
    Column("side_a", "The state, or whoever did it; empty where it is not told or versions differ"),
    Column("side_b_dset_id", _THEIRS, _INTEGER),
    Column("side_b_new_id", _THEIRS, _INTEGER),
    Column("side_b", "The other side; Civilians where civilians were hit"),
    Column("number_of_sources", "Independent origins: a report and its reprints are one", _INTEGER),
    Column("source_article", "Publisher, date and title of each report, in quotation marks"),
    Column("source_office", "The publishers"),
    Column("source_date", "The dates of publication"),
    Column("source_headline", "The titles"),
    Column("source_original", "Who gives the numbers of the dead, in the reports' words"),
    Column("where_prec", "1 the place, 2 near it, 3 district, 4 province, 5 vague, 6 country, 7 wider", _INTEGER),
    Column("where_coordinates", "The place whose position is given"),
    Column("where_description", "The places as the reports name them"),
    Column("adm_1", "First division of the country"),
    Column("adm_2", "Second division of the country"),
    Column("latitude", "Degrees, WGS 84", _NUMBER),
    Column("longitude", "Degrees, WGS 84", _NUMBER),
    Column("geom_wkt", "The same as well-known text"),
    Column("priogrid_gid", "The PRIO-GRID cell of the position", _INTEGER),
    Column("country", "The country, by its name in the news"),
    Column("country_id", _THEIRS, _INTEGER),
    Column("region", _THEIRS),
    Column("event_clarity", "1 its day and town are told, 2 less than that", _INTEGER),
    Column("date_prec", "1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year", _INTEGER),
    Column("date_start", "The first day it may have been", _DATE),
    Column("date_end", "The last day it may have been", _DATE),
    Column("deaths_a", "Empty: no report counts the dead by side in a way that can be relied on", _INTEGER),
    Column("deaths_b", "Empty: no report counts the dead by side in a way that can be relied on", _INTEGER),
    Column("deaths_civilians", "Dead who are counted as civilians", _INTEGER),
    Column("deaths_unknown", "All dead, where no report says what any of them was", _INTEGER),
    Column("best", "Dead, by the edition's policy; empty where it finds no number that can be defended", _INTEGER),
    Column("high", "At most so many, by the policy", _INTEGER),
    Column("low", "At least so many, by the policy", _INTEGER),
    Column("gwnoa", _THEIRS, _INTEGER),
    Column("gwnob", _THEIRS, _INTEGER),
)
COLUMNS = (*UCDP_COLUMNS, *OWN_COLUMNS)
