/** FIT's numbers of manufacturers, by the names that riders know: those of cycling computers, watches and trainers. */
const MANUFACTURERS = new Map([
  [1, "Garmin"],
  [6, "SRM"],
  [7, "Quarq"],
  [9, "Saris"],
  [13, "Garmin"],
  [15, "Garmin"],
  [23, "Suunto"],
  [28, "TrainingPeaks"],
  [32, "Wahoo"],
  [38, "o_synce"],
  [40, "Concept2"],
  [41, "Shimano"],
  [48, "Pioneer"],
  [51, "4iiii"],
  [60, "Rotor"],
  [63, "Specialized"],
  [67, "Bkool"],
  [68, "Cateye"],
  [69, "Stages"],
  [70, "Sigma"],
  [71, "TomTom"],
  [73, "Wattbike"],
  [86, "Elite"],
  [89, "Tacx"],
  [95, "Stryd"],
  [107, "Magene"],
  [112, "Bryton"],
  [115, "iGPSPORT"],
  [123, "Polar"],
  [132, "Cycplus"],
  [135, "Coospo"],
  [137, "Bosch"],
  [258, "Lezyne"],
  [260, "Zwift"],
  [263, "Favero"],
  [265, "Strava"],
  [267, "Bryton"],
  [268, "SRAM"],
  [281, "TrainerRoad"],
  [282, "SYSTM"],
  [289, "Hammerhead"],
  [290, "Kinetic"],
  [293, "JetBlack"],
  [294, "COROS"],
  [303, "CORE"],
  [310, "Decathlon"],
  [315, "RGT"],
  [331, "MyWhoosh"],
  [339, "Zepp"],
  [340, "Peloton"],
]);

const GARMIN = 1;

/** Garmin's numbers of what rides are recorded with; it alone writes no name. */
const GARMIN_PRODUCTS = new Map([
  [1036, "Edge 500"],
  [1169, "Edge 800"],
  [1325, "Edge 200"],
  [1436, "FR70"],
  [1561, "Edge 510"],
  [1567, "Edge 810"],
  [1736, "Edge Touring"],
  [1836, "Edge 1000"],
  [2067, "Edge 520"],
  [2147, "Edge 25"],
  [2204, "Edge Explore 1000"],
  [2238, "Edge 20"],
  [2530, "Edge 820"],
  [2531, "Edge Explore 820"],
  [2691, "Forerunner 935"],
  [2697, "fenix 5"],
  [2713, "Edge 1030"],
  [2909, "Edge 130"],
  [3011, "Edge Explore"],
  [3112, "Edge 520 Plus"],
  [3113, "Forerunner 945"],
  [3121, "Edge 530"],
  [3122, "Edge 830"],
  [3290, "fenix 6"],
  [3558, "Edge 130 Plus"],
  [3570, "Edge 1030 Plus"],
  [3843, "Edge 1040"],
  [3906, "fenix 7"],
  [4024, "Forerunner 955"],
  [4061, "Edge 540"],
  [4062, "Edge 840"],
  [4169, "Edge Explore 2"],
  [4315, "Forerunner 965"],
  [4440, "Edge 1050"],
  [4536, "fenix 8"],
  [4565, "Forerunner 970"],
  [4633, "Edge 550"],
  [4634, "Edge 850"],
  [4655, "Edge MTB"],
]);

/** What is measured by a sensor, by ANT+'s numbers. */
const SENSORS = new Map([
  [11, "power meter"],
  [17, "trainer"],
  [20, "e-bike"],
  [31, "muscle oxygen sensor"],
  [34, "electronic gears"],
  [40, "radar"],
  [120, "heart rate sensor"],
  [121, "speed and cadence sensor"],
  [122, "cadence sensor"],
  [123, "speed sensor"],
]);

/** @returns null for who is not among those that riders know */
export const makerName = (manufacturer: number | null): string | null =>
  manufacturer === null ? null : (MANUFACTURERS.get(manufacturer) ?? null);

/** @returns null when the number says nothing to us */
export const productName = (manufacturer: number | null, product: number | null): string | null =>
  manufacturer === GARMIN && product !== null ? (GARMIN_PRODUCTS.get(product) ?? null) : null;

/** @returns null for what is no sensor, or none that we know */
export const sensorKind = (antType: number | null): string | null =>
  antType === null ? null : (SENSORS.get(antType) ?? null);
