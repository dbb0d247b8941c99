using AgentOS.Client.Programs;

namespace AgentOS.Functions.Programs;

internal sealed record Written(long BytesWritten);
