export { AthletesLoading as default } from "@/components/athletes/athletes-loading";
