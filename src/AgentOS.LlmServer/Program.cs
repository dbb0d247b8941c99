using AgentOS.LlmServer.Hosting;

return await ServerProgram.RunAsync(args);
