/** What is said of the network, in each language. */

import type { Language } from "../../language.ts";
import { en, type OfflineWords } from "./en.ts";
import { es } from "./es.ts";

export const OFFLINE: Record<Language, OfflineWords> = { en, es };
