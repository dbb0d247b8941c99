// Asks by the provider's own client, unmodified and configured by the environment alone: a question, a streamed one, a tool. Prints what came as JSON.
import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI, FunctionCallingConfigMode } from '@google/genai';
import OpenAI from 'openai';

const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const clients = {
  async openai(model) {
    const client = new OpenAI();
    const ask = (content, more = {}) => client.chat.completions.create({ model, messages: [{ role: 'user', content }], ...more });
    const plain = await ask([{ type: 'text', text: 'Hello' }, { type: 'image_url', image_url: { url: `data:image/png;base64,${picture}` } }]);
    const stream = await ask('Hello', { stream: true, stream_options: { include_usage: true } });
    const parts = [];
    let usage;
    for await (const chunk of stream) {
      parts.push(chunk.choices[0]?.delta?.content ?? '');
      usage = chunk.usage ?? usage;
    }
    const tool = await ask('Use the tool', { tools: [{ type: 'function', function: { name: 'weather', parameters: schema } }] });
    const call = tool.choices[0].message.tool_calls[0];
    return {
      text: plain.choices[0].message.content, tokens: plain.usage.total_tokens, parts: parts.filter(part => part), streamedTokens: usage.total_tokens,
      tool: call.function.name, arguments: JSON.parse(call.function.arguments),
    };
  },

  async anthropic(model) {
    const client = new Anthropic();
    const ask = (content, more = {}) => ({ model, max_tokens: 100, messages: [{ role: 'user', content }], ...more });
    const plain = await client.messages.create(ask([{ type: 'text', text: 'Hello' }, { type: 'image', source: { type: 'base64', media_type: 'image/png', data: picture } }]));
    const parts = [];
    const stream = client.messages.stream(ask('Hello')).on('text', text => parts.push(text));
    const streamed = await stream.finalMessage();
    const tool = await client.messages.stream(ask('Use the tool', { tools: [{ name: 'weather', input_schema: schema }] })).finalMessage();
    const call = tool.content.find(block => block.type === 'tool_use');
    const sum = usage => usage.input_tokens + usage.output_tokens;
    return { text: plain.content[0].text, tokens: sum(plain.usage), parts, streamedTokens: sum(streamed.usage), tool: call.name, arguments: call.input };
  },

  async gemini(model) {
    const client = new GoogleGenAI({});
    const plain = await client.models.generateContent({ model, contents: [{ role: 'user', parts: [{ text: 'Hello' }, { inlineData: { mimeType: 'image/png', data: picture } }] }] });
    const parts = [];
    let usage;
    for await (const chunk of await client.models.generateContentStream({ model, contents: 'Hello' })) {
      parts.push(chunk.text ?? '');
      usage = chunk.usageMetadata ?? usage;
    }
    const tool = await client.models.generateContent({
      model, contents: 'Use the tool',
      config: { tools: [{ functionDeclarations: [{ name: 'weather', parametersJsonSchema: schema }] }], toolConfig: { functionCallingConfig: { mode: FunctionCallingConfigMode.ANY } } },
    });
    const call = tool.functionCalls[0];
    return {
      text: plain.text, tokens: plain.usageMetadata.totalTokenCount, parts: parts.filter(part => part), streamedTokens: usage.totalTokenCount,
      tool: call.name, arguments: call.args,
    };
  },
};

const [, , client, model] = process.argv;
console.log(JSON.stringify(await clients[client](model)));
