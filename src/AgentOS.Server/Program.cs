using AgentOS.Server.Hosting;

return await ServerProgram.RunAsync(args);
