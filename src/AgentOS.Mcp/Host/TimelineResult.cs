using System.ComponentModel;
using AgentOS.Storage.Timeline;

namespace AgentOS.Mcp.Host;

internal sealed record TimelineResult([property: Description("Oldest first")] IReadOnlyList<TimelineEntry> Entries);
