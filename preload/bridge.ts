import { contextBridge, ipcRenderer } from 'electron';
import { eventChannels, requestChannels, type EventName, type RequestName } from '../contract/channels.ts';
import type { DeskApi } from '../contract/desk-api.ts';

const request =
  (name: RequestName) =>
  (input?: unknown): Promise<never> =>
    ipcRenderer.invoke(requestChannels[name], input) as Promise<never>;

function subscription(name: EventName): (listener: (payload: never) => void) => () => void {
  return (listener) => {
    // The event object stays here: it would hand the page a way back to ipcRenderer.
    const forward = (_event: unknown, payload: unknown): void => {
      listener(payload as never);
    };
    ipcRenderer.on(eventChannels[name], forward);
    return () => {
      ipcRenderer.off(eventChannels[name], forward);
    };
  };
}

contextBridge.exposeInMainWorld('desk', {
  getDesk: request('getDesk'),
  setGuide: request('setGuide'),
  getAbout: request('getAbout'),
  openDataFolder: request('openDataFolder'),
  previewDiagnostics: request('previewDiagnostics'),
  saveDiagnostics: request('saveDiagnostics'),
  switchMode: request('switchMode'),
  networkReturned: request('networkReturned'),
  checkCardNumber: request('checkCardNumber'),
  getRegisteredKey: request('getRegisteredKey'),
  getHeldCard: request('getHeldCard'),
  actOnCard: request('actOnCard'),
  cancelCardPart: request('cancelCardPart'),
  checkValidity: request('checkValidity'),
  generatePin: request('generatePin'),
  generateCode: request('generateCode'),
  getAccessLevels: request('getAccessLevels'),
  refreshAccessLevels: request('refreshAccessLevels'),
  enroll: request('enroll'),
  listSubmissions: request('listSubmissions'),
  getSubmissionForm: request('getSubmissionForm'),
  decideAlert: request('decideAlert'),
  undoEnroll: request('undoEnroll'),
  sendNow: request('sendNow'),
  discard: request('discard'),
  exportActivity: request('exportActivity'),
  checkChangeLog: request('checkChangeLog'),
  exportChangeLog: request('exportChangeLog'),
  makeReceipt: request('makeReceipt'),
  listRegister: request('listRegister'),
  erasePerson: request('erasePerson'),
  openDoorTray: request('openDoorTray'),
  closeDoorTray: request('closeDoorTray'),
  saveSettings: request('saveSettings'),
  saveApiKey: request('saveApiKey'),
  forgetApiKey: request('forgetApiKey'),
  unlock: request('unlock'),
  startWithoutPassphrase: request('startWithoutPassphrase'),
  setPassphrase: request('setPassphrase'),
  exportSubmissions: request('exportSubmissions'),
  startAfresh: request('startAfresh'),
  listPorts: request('listPorts'),
  startCalibration: request('startCalibration'),
  calibrationSecondCard: request('calibrationSecondCard'),
  cancelCalibration: request('cancelCalibration'),
  saveCalibratedProfile: request('saveCalibratedProfile'),
  exportCalibratedProfile: request('exportCalibratedProfile'),
  getPeopleList: request('getPeopleList'),
  choosePeopleFile: request('choosePeopleFile'),
  typePeople: request('typePeople'),
  correctPeople: request('correctPeople'),
  startPeopleList: request('startPeopleList'),
  tapForPerson: request('tapForPerson'),
  actOnPeopleList: request('actOnPeopleList'),
  exportPeople: request('exportPeople'),
  tapPracticeCard: request('tapPracticeCard'),
  setPracticeBehaviour: request('setPracticeBehaviour'),
  onCardPresented: subscription('cardPresented'),
  onReaderHeard: subscription('readerHeard'),
  onCalibrationProgress: subscription('calibrationProgress'),
  onStatusChanged: subscription('statusChanged'),
  onSubmissionChanged: subscription('submissionChanged'),
  onAccessLevelsChanged: subscription('accessLevelsChanged'),
  onRecordsErased: subscription('recordsErased'),
  onDoorTrayChanged: subscription('doorTrayChanged'),
  onPeopleListChanged: subscription('peopleListChanged'),
} satisfies DeskApi);
