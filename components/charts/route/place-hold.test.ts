import { expect, test } from "vitest";
import { createCursor } from "../cursor";
import { createPlaceHold } from "./place-hold";

const held = () => {
  const cursor = createCursor(600);
  return { cursor, hold: createPlaceHold(cursor) };
};

test("a pointer moves the crosshair, and takes it away when it leaves", () => {
  const { cursor, hold } = held();
  hold.hover(100);
  expect(cursor.second()).toBe(100);
  hold.hover(null);
  expect(cursor.second()).toBeNull();
  hold.hover(200);
  hold.leave();
  expect(cursor.second()).toBeNull();
});

test("a place that was pressed keeps the crosshair and selects nothing", () => {
  const { cursor, hold } = held();
  hold.press(100);
  hold.hover(300);
  hold.hover(null);
  hold.leave();
  expect(cursor.second()).toBe(100);
  expect(cursor.selection()).toBeNull();
});

test("a press elsewhere moves the crosshair, one beside the route lets it go", () => {
  const { cursor, hold } = held();
  hold.press(100);
  hold.press(400);
  expect(cursor.second()).toBe(400);
  hold.press(null);
  expect(cursor.second()).toBeNull();
  hold.hover(50);
  expect(cursor.second()).toBe(50);
});

test("what lanes or keys have moved is held no longer", () => {
  const { cursor, hold } = held();
  hold.press(100);
  cursor.moveTo(250);
  hold.hover(300);
  expect(cursor.second()).toBe(300);
});
