using AgentOS.Errors;

namespace AgentOS.Store.Ooze;

/// <summary>Failures of agents that speak the Ooze protocol.</summary>
public static class OozeErrors
{
    /// <summary>No end of line.</summary>
    public static readonly ErrorDefinition LineTooLong = new("ooze.line-too-long",
        "one line of it is too long",
        "A message is one line of at most 16 MiB. What comes after a longer one cannot be told apart from it, so the agent was ended.",
        "Let the agent send long answers in parts: \"done\": false until the last one.");

    /// <summary>It says nothing.</summary>
    public static readonly ErrorDefinition NotReady = new("ooze.not-ready",
        "it did not say that it is ready",
        "The first thing an agent writes to its standard output is {\"type\": \"ready\"}, within two minutes. Output that is kept in a buffer does not arrive.",
        "Look at what it wrote: agentstore run AGENT --debug; in Python: print(..., flush=True)");

    /// <summary>It ended at once.</summary>
    public static readonly ErrorDefinition EndedEarly = new("ooze.ended-early",
        "it ended before it was ready",
        "Its run_command failed, or the agent closed its standard output.",
        "Look at what it wrote: agentstore run AGENT --debug");
}
