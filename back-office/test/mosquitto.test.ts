import { describeBackOffice } from './back-office-suite.js';
import { Mosquitto } from './mosquitto.js';

describeBackOffice('Mosquitto', () => Mosquitto.start());
