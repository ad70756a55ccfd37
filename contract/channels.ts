/** Orders from the window, answered by main. */
export const requestChannels = {
  getDesk: 'desk:desk:get',
  switchMode: 'desk:desk:switch-mode',
  networkReturned: 'desk:network:returned',
  checkCardNumber: 'desk:card:check-number',
  generatePin: 'desk:pin:generate',
  getAccessLevels: 'desk:access-levels:get',
  refreshAccessLevels: 'desk:access-levels:refresh',
  enroll: 'desk:submission:enroll',
  listSubmissions: 'desk:submission:list',
  getSubmissionForm: 'desk:submission:get-form',
  decideAlert: 'desk:submission:decide-alert',
  undoEnroll: 'desk:submission:undo',
  sendNow: 'desk:submission:send-now',
  discard: 'desk:submission:discard',
  listRegister: 'desk:register:list',
  erasePerson: 'desk:register:erase-person',
  saveSettings: 'desk:settings:save',
  saveApiKey: 'desk:api-key:save',
  forgetApiKey: 'desk:api-key:forget',
  unlock: 'desk:passphrase:unlock',
  startWithoutPassphrase: 'desk:passphrase:start-without',
  setPassphrase: 'desk:passphrase:set',
  exportSubmissions: 'desk:submission:export',
  startAfresh: 'desk:desk:start-afresh',
  listPorts: 'desk:reader:list-ports',
  startCalibration: 'desk:calibration:start',
  calibrationSecondCard: 'desk:calibration:second-card',
  cancelCalibration: 'desk:calibration:cancel',
  saveCalibratedProfile: 'desk:calibration:save',
  exportCalibratedProfile: 'desk:calibration:export',
  tapPracticeCard: 'desk:practice:tap',
  setPracticeBehaviour: 'desk:practice:behave',
} as const;

/** Reports of the past, from main to the window. */
export const eventChannels = {
  cardPresented: 'desk:card:presented',
  readerHeard: 'desk:reader:heard',
  calibrationProgress: 'desk:calibration:progress',
  statusChanged: 'desk:status:changed',
  submissionChanged: 'desk:submission:changed',
  accessLevelsChanged: 'desk:access-levels:changed',
  recordsErased: 'desk:register:erased',
} as const;

export type RequestName = keyof typeof requestChannels;
export type EventName = keyof typeof eventChannels;
