/** How a model is asked. */
export interface ThinkOptions {
  image?: { data: string; mime_type: string };
  system_instruction?: string;
  thinking_level?: 'low' | 'medium' | 'high';
  temperature?: number;
  model?: string;
  tools?: unknown[];
}

/** What a model said. */
export interface ThinkResult {
  success: true;
  content: string;
  tokens: number;
  function_calls?: unknown[];
}

/** A part of what a model says. */
export interface ThinkChunk {
  content: string;
}
