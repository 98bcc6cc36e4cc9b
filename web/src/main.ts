// The page begins here.
import { mount } from 'svelte';
import App from './app/App.svelte';
import './app/fonts.css';
import './app/theme.css';
import './app/base.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element #app');
mount(App, { target });
