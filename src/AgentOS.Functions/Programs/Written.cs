namespace AgentOS.Functions.Programs;

internal sealed record Written(long BytesWritten);
