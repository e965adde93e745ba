// Drives three clients from npm, unchanged, against the door at argv[2]; prints what they returned as one JSON object.
'use strict';
const base = process.argv[2];
const rude = 'You are a complete idiot, you moron.';
const odd = '👍 You are a complete idiot, you moron.';

async function googleapis() {
  // Google's own core for Node builds the whole client from our discovery document.
  const {Discovery} = require('googleapis-common');
  const make = await new Discovery().discoverAPI(`${base}$discovery/rest?version=v1alpha1`);
  const api = make({version: 'v1alpha1'});
  const requestBody = {comment: {text: odd}, requestedAttributes: {TOXICITY: {}}, languages: ['en'], clientToken: 't'};
  const found = await api.comments.analyze({key: 'any', requestBody});
  const label = {comment: {text: rude}, attributeScores: {TOXICITY: {summaryScore: {value: 1}}}, clientToken: 's'};
  const suggested = await api.comments.suggestscore({key: 'any', requestBody: label});
  let refused = '';
  try {
    await api.comments.analyze({key: 'any', requestBody: {comment: {text: ''}, requestedAttributes: {TOXICITY: {}}}});
  } catch (error) {
    refused = {status: error.status, message: error.message, kind: error.response.data.error.details[0].errorType};
  }
  return {analyzed: found.data, suggested: suggested.data, refused};
}

async function jigsaw() {
  const clients = require('@conversationai/perspectiveapi-js-client');
  const client = new clients.Client('any');
  client.perspectiveApiUrl = `${base}v1alpha1/comments:analyze?key=any`;
  const scores = await client.getScores(`<b>${rude}</b>`, {attributes: ['TOXICITY']});
  let refused = '';
  try {
    await client.getScores('12345 6789', {attributes: ['TOXICITY'], languages: ['xx']});
  } catch (error) {
    refused = error.message;
  }
  return {scores, refused};
}

async function perspectiveApiClient() {
  const Perspective = require('perspective-api-client');
  // Its address is a constant, so the transport is told where that host is.
  const axios = require(require.resolve('axios', {paths: [require.resolve('perspective-api-client')]}));
  axios.interceptors.request.use(config => {
    config.url = config.url.replace('https://commentanalyzer.googleapis.com/', base);
    return config;
  });
  const client = new Perspective({apiKey: 'any'});
  const analyzed = await client.analyze(`<p>${rude}</p>`, {attributes: ['toxicity', 'insult']});
  const nothing = await client.analyze({comment: {text: rude}, requestedAttributes: {TOXICITY: {scoreThreshold: 1}}});
  let refused = '';
  try {
    await client.analyze(rude, {attributes: ['kindness']});
  } catch (error) {
    refused = {name: error.name, message: error.message};
  }
  return {analyzed, nothing, refused};
}

async function main() {
  const answers = {googleapis: await googleapis(), jigsaw: await jigsaw(), perspectiveApiClient: await perspectiveApiClient()};
  process.stdout.write(JSON.stringify(answers));
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
