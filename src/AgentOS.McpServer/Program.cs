using AgentOS.McpServer;

return await ServerProgram.RunAsync(args);
