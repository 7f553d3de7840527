/** US area codes of one state that share the same zones. */
export interface AreaCodeRow {
  /** USPS code of the state or territory. */
  state: string;
  /** IANA zones in which numbers of these codes live; with more than one, a text must be legal in all of them. */
  zones: readonly string[];
  codes: string;
  source: string;
  checkedOn: string;
}

const eastern = "America/New_York";
const central = "America/Chicago";
const mountain = "America/Denver";
const pacific = "America/Los_Angeles";

const assignments = "NANPA area code assignments";
const checkedOn = "2026-11-21";

function row(state: string, zones: string | readonly string[], codes: string): AreaCodeRow {
  return { state, zones: typeof zones === "string" ? [zones] : zones, codes, source: assignments, checkedOn };
}

/**
 * Area codes in service in the states and territories of the US. A code whose area lies in two zones has both. Codes
 * that are not here (Canada, the Caribbean, toll-free, personal) tell nothing of where a person is.
 */
export const areaCodeRows: readonly AreaCodeRow[] = [
  row("AL", central, "205 251 256 334 659 938"),
  row("AK", ["America/Anchorage", "America/Adak"], "907"),
  row("AZ", "America/Phoenix", "480 520 602 623"),
  // The Navajo Nation keeps daylight saving time.
  row("AZ", ["America/Phoenix", mountain], "928"),
  row("AR", central, "327 479 501 870"),
  row("CA", pacific, "209 213 279 310 323 341 350 357 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669"),
  row("CA", pacific, "707 714 738 747 760 805 818 820 831 837 840 858 909 916 925 949 951"),
  row("CO", mountain, "303 719 720 970 983"),
  row("CT", eastern, "203 475 860 959"),
  row("DE", eastern, "302"),
  row("DC", eastern, "202 771"),
  row("FL", eastern, "239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954"),
  row("FL", [eastern, central], "448 850"),
  row("GA", eastern, "229 404 470 478 678 706 762 770 912 943"),
  row("HI", "Pacific/Honolulu", "808"),
  row("ID", [mountain, pacific], "208 986"),
  row("IL", central, "217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872"),
  row("IN", eastern, "260 317 463 765"),
  row("IN", [eastern, central], "219 574 812 930"),
  row("IA", central, "319 515 563 641 712"),
  row("KS", central, "316 913"),
  row("KS", [central, mountain], "620 785"),
  row("KY", eastern, "502 606 859"),
  row("KY", [eastern, central], "270 364"),
  row("LA", central, "225 318 337 457 504 985"),
  row("ME", eastern, "207"),
  row("MD", eastern, "227 240 301 410 443 667"),
  row("MA", eastern, "339 351 413 508 617 774 781 857 978"),
  row("MI", eastern, "231 248 269 313 517 586 616 679 734 810 947 989"),
  row("MI", [eastern, central], "906"),
  row("MN", central, "218 320 507 612 651 763 924 952"),
  row("MS", central, "228 471 601 662 769"),
  row("MO", central, "235 314 417 557 573 636 660 816 975"),
  row("MT", mountain, "406"),
  row("NE", central, "402 531"),
  row("NE", [central, mountain], "308"),
  row("NV", pacific, "702 725"),
  row("NV", [pacific, mountain], "775"),
  row("NH", eastern, "603"),
  row("NJ", eastern, "201 551 609 640 732 848 856 862 908 973"),
  row("NM", mountain, "505 575"),
  row("NY", eastern, "212 315 329 332 347 363 465 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 934"),
  row("NC", eastern, "252 336 472 704 743 828 910 919 980 984"),
  row("ND", [central, mountain], "701"),
  row("OH", eastern, "216 220 234 283 326 330 380 419 436 440 513 567 614 740 937"),
  row("OK", central, "405 539 572 580 918"),
  row("OR", pacific, "503 971"),
  row("OR", [pacific, mountain], "458 541"),
  row("PA", eastern, "215 223 267 272 412 445 484 570 582 610 717 724 814 835 878"),
  row("RI", eastern, "401"),
  row("SC", eastern, "803 821 839 843 854 864"),
  row("SD", [central, mountain], "605"),
  row("TN", central, "615 629 731 901 931"),
  row("TN", [eastern, central], "423 729"),
  row("TN", eastern, "865"),
  row("TX", central, "210 214 254 281 325 346 361 409 430 469 512 621 682 713 726 737 806 817 830 832 903 936 940 945"),
  row("TX", central, "956 972 979"),
  row("TX", [central, mountain], "432 915"),
  row("UT", mountain, "385 435 801"),
  row("VT", eastern, "802"),
  row("VA", eastern, "276 434 540 571 686 703 757 804 826 948"),
  row("WA", pacific, "206 253 360 425 509 564"),
  row("WV", eastern, "304 681"),
  row("WI", central, "262 274 353 414 534 608 715 920"),
  row("WY", mountain, "307"),
  row("PR", "America/Puerto_Rico", "787 939"),
  row("VI", "America/St_Thomas", "340"),
  row("GU", "Pacific/Guam", "671"),
  row("AS", "Pacific/Pago_Pago", "684"),
  row("MP", "Pacific/Saipan", "670"),
];

/** The row of each code. */
export const rowByAreaCode: ReadonlyMap<string, AreaCodeRow> = new Map(
  areaCodeRows.flatMap((entry) => entry.codes.split(" ").map((code) => [code, entry] as const)),
);

/** The area code of a North American number in E.164; null for any other. */
export function areaCodeOf(number: string): string | null {
  return /^\+1([2-9]\d{2})[2-9]\d{6}$/.exec(number)?.[1] ?? null;
}
