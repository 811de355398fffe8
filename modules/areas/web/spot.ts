// Where something stands, as typed into two fields.
export interface Spot { lat: number | ''; lng: number | '' }

export const noSpot = (): Spot => ({ lat: '', lng: '' })
export const spotOf = (area: { lat: number | null; lng: number | null }): Spot => ({ lat: area.lat ?? '', lng: area.lng ?? '' })
export const sentSpot = (spot: Spot) => (spot.lat === '' || spot.lng === '' ? {} : { lat: spot.lat, lng: spot.lng })
