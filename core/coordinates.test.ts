import { describe, expect, test } from "vitest";
import { parseCoordinates } from "./coordinates";

describe("parseCoordinates", () => {
  test.each([
    ["52.1, 4.3", 52.1, 4.3],
    ["52.1,4.3", 52.1, 4.3],
    ["52.1 4.3", 52.1, 4.3],
    ["52.1; 4.3", 52.1, 4.3],
    ["  (52.09077, 5.12142) ", 52.09077, 5.12142],
    ["-33.8688, 151.2093", -33.8688, 151.2093],
    ["−33.8688, −70", -33.8688, -70],
    ["52.1° N, 4.3° E", 52.1, 4.3],
    ["33.9°S 18.4°e", -33.9, 18.4],
    ["40.7 n 74 w", 40.7, -74],
    ["90, 180", 90, 180],
    ["0, 10", 0, 10],
  ])("reads %s", (text, latitude, longitude) => expect(parseCoordinates(text)).toEqual({ latitude, longitude }));

  test.each([
    ["nothing", ""],
    ["one number", "52.1"],
    ["three numbers", "52.1, 4.3, 12"],
    ["an address", "Dam 1, Amsterdam"],
    ["decimal commas, which could be anything", "52,1, 4,3"],
    ["a latitude beyond the pole", "90.1, 4"],
    ["a longitude beyond the date line", "52, 180.5"],
    ["0, 0, where no fix is", "0, 0"],
    ["minutes and seconds", "52°05'26\"N 5°07'17\"E"],
    ["an exponent", "5e1, 4"],
  ])("does not make anything up from %s", (_, text) => expect(parseCoordinates(text)).toBeNull());
});
