"""How far off a position may be, by how large a stretch of land it stands for."""

from types import MappingProxyType

from crossbearing.model.place import Extent

# Half the way across a usual district, and a usual province: their middle is what tables give.
DISTRICT, REGION = 15.0, 60.0
NEAR = 10.0
OF_EXTENT: MappingProxyType[Extent, float | None] = MappingProxyType(
    {
        Extent.SITE: 0.0,
        Extent.QUARTER: 0.0,
        Extent.TOWN: 0.0,
        Extent.DISTRICT: DISTRICT,
        Extent.REGION: REGION,
        Extent.COUNTRY: None,
        Extent.WIDER: None,
    }
)
