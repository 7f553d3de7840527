import type Retell from "retell-sdk";

/** The voices that the account has. Their previews are sentences of the stand-in's own recorder. */
export const voices: Retell.VoiceListResponse = [
  {
    voice_id: "retell-Cimo",
    voice_name: "Cimo",
    provider: "elevenlabs",
    gender: "female",
    accent: "American",
    age: "Young",
  },
  {
    voice_id: "retell-Leland",
    voice_name: "Leland",
    provider: "elevenlabs",
    gender: "male",
    accent: "American",
    age: "Middle Aged",
  },
  {
    voice_id: "11labs-Adrian",
    voice_name: "Adrian",
    provider: "elevenlabs",
    gender: "male",
    accent: "American",
    age: "Young",
  },
  {
    voice_id: "11labs-Myra",
    voice_name: "Myra",
    provider: "elevenlabs",
    gender: "female",
    accent: "American",
    age: "Young",
  },
  {
    voice_id: "openai-Nova",
    voice_name: "Nova",
    provider: "openai",
    gender: "female",
    accent: "American",
    age: "Young",
  },
  {
    voice_id: "cartesia-Lucia",
    voice_name: "Lucía",
    provider: "cartesia",
    gender: "female",
    accent: "Mexican",
    age: "Young",
  },
];
