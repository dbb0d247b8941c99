namespace AgentOS.Store.Ooze;

/// <summary>Hears what an agent says, in order, on the thread that reads it: the agent is not read from meanwhile.</summary>
public interface IOozeListener
{
    /// <summary>A message of the turn under way, or an activity between turns.</summary>
    void Hear(AgentMessage message);

    /// <summary>Something it printed that is no message: for whoever looks for the reason of a failure. At most a few KiB of it.</summary>
    void HearNoise(string line);
}
