import { englishActivity } from './en/activity.ts';
import { englishCalibration } from './en/calibration.ts';
import { englishCardActs } from './en/card-acts.ts';
import { englishCard, englishStatus } from './en/card.ts';
import { englishDoorTray } from './en/door-tray.ts';
import { englishDoors } from './en/doors.ts';
import { englishForm } from './en/form.ts';
import { englishGuide } from './en/guide.ts';
import { englishHelp } from './en/help.ts';
import { englishPeopleList } from './en/people-list.ts';
import { englishRecord } from './en/record.ts';
import { englishRegister } from './en/register.ts';
import { englishGeneral, englishPractice, englishSettings } from './en/settings.ts';
import { englishRecovery } from './en/recovery.ts';
import { englishQuestion } from './en/question.ts';
import { englishValidity } from './en/validity.ts';
import { englishTemplates } from './en/templates.ts';
import { englishSounds } from './en/sounds.ts';
import type { Wording } from './wording.ts';

export const english: Wording = {
  general: englishGeneral,
  card: englishCard,
  status: englishStatus,
  practice: englishPractice,
  form: englishForm,
  validity: englishValidity,
  templates: englishTemplates,
  question: englishQuestion,
  activity: englishActivity,
  doors: englishDoors,
  cardActs: englishCardActs,
  register: englishRegister,
  record: englishRecord,
  peopleList: englishPeopleList,
  doorTray: englishDoorTray,
  help: englishHelp,
  guide: englishGuide,
  sounds: englishSounds,
  settings: englishSettings,
  calibration: englishCalibration,
  recovery: englishRecovery,
};
