// Common given names in the United States, English and Spanish. They let a name be recognised in a transcript without capitals.
const NAMES = `aaron abigail adam adrian adriana aisha alan albert alberto alejandra alejandro alex alexander alexandra alexis alfredo alice
  alicia allison alma amanda amber amelia amy ana andrea andres andrew angel angela angelica anita ann anna anne annie anthony antonio
  april ariana armando arthur ashley audrey austin ava barbara beatriz becky ben benjamin bernard beth betty beverly bill billy bob bobby
  bonnie brad bradley brandon brenda brent brett brian brianna brittany bruce bryan caleb cameron carl carla carlos carmen carol caroline
  carolyn carrie catherine cathy cecilia cesar chad charles charlie charlotte chelsea cheryl chloe chris christian christina christine
  christopher cindy claire clara claudia cody colin connie corey craig cristina crystal curtis cynthia daisy dale damian dan dana daniel
  daniela danielle danny darlene darren daryl dave david dawn dean deborah debra denise dennis derek diana diane diego dolores don donald
  donna doris dorothy doug douglas duane dustin dylan earl eddie edgar edith eduardo edward edwin eileen elaine eleanor elena eli elias
  elijah elizabeth ella ellen emilio emily emma enrique eric erica erik erin ernest ernesto esteban esther ethan eugene eva evan evelyn
  felipe fernando florence frances francisco frank franklin fred freddie gabriel gabriela gail gary gene george gerald gilbert gina
  gladys glen glenn gloria gonzalo gordon greg gregory guadalupe guillermo gustavo hannah harold harry harvey heather hector heidi helen
  henry herbert holly howard hugo ian ignacio irene isaac isabel isabella ivan jack jackie jackson jacob jacqueline jaime jake james jamie
  jan jane janet janice jared jasmine jason javier jay jean jeff jeffrey jen jennifer jeremy jerome jerry jesse jessica jesus jill jim
  jimmy joan joann joanna joanne joe joel joey john johnny jon jonathan jordan jorge jose joseph josh joshua joyce juan juanita judith
  judy julia julian juliana julie julio june justin karen karina karl kate katherine kathleen kathryn kathy katie kayla keith kelly ken
  kenneth kenny kevin kim kimberly kirk kristen kristin kristina kurt kyle lance larry laura lauren laurie lawrence leah leo leon leonard
  leonardo leslie leticia liam lillian linda lindsay lisa lloyd logan lois lorena lori lorraine louis louise lucas lucia lucy luis luke
  luz lydia lynn madison manuel marc marcia marco marcos marcus margaret margarita maria mariana marie marilyn mario marion marisol
  marjorie mark marlene marsha marta martha martin marvin mary mason matt matthew maureen mauricio max megan melanie melissa melvin
  mercedes mia michael michele michelle miguel mike mildred milton miriam mitchell molly monica morgan nancy naomi natalia natalie nathan
  nathaniel neil nicholas nick nicolas nicole nina noah noel nora norma norman octavio olga oliver olivia omar oscar pablo pamela
  patricia patrick patty paul paula pauline pedro peggy penny pete peter phil philip phillip phyllis priscilla rachel rafael ralph ramon
  randall randy raquel raul ray raymond rebecca regina rene renee ricardo richard rick ricky rita rob robert roberta roberto robin rocio
  rodney rodrigo roger roland ron ronald ronnie rosa rosalie rose rosemary roy ruben ruby russell ruth ryan sally salvador sam samantha
  samuel sandra sara sarah scott sean sebastian sergio seth shane shannon sharon shaun shawn sheila shelly sherry shirley silvia simon
  sofia sonia sophia stacy stanley stella stephanie stephen steve steven stuart sue summer susan suzanne sylvia tamara tammy tanya tara
  taylor ted teresa terrance terri terry thelma theodore theresa thomas tiffany tim timothy tina todd tom tommy toni tony tracy travis
  trevor tyler valentina valeria valerie vanessa vera vernon veronica vicki victor victoria vincent viola violet virginia vivian wade
  walter wanda warren wayne wendy wesley whitney will william willie xavier yolanda yvonne zachary zoe`;

const FIRST_NAMES: ReadonlySet<string> = new Set(NAMES.split(/\s+/));

/** True for a common given name; lower case in. */
export const isFirstName = (word: string): boolean => FIRST_NAMES.has(word);
