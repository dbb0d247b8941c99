using System.ComponentModel;
using AgentOS.Client.ToolCalls;

namespace AgentOS.Functions.ToolCalls;

internal sealed record RecordedCalls([property: Description("Newest first")] IReadOnlyList<ToolCall> Calls);
