namespace AgentOS.Storage.Timeline;

/// <summary>On whose behalf the calling thread changes files, for the timeline.</summary>
public static class CallerProcess
{
    /// <summary>Nobody can tell: the kernel writes back what some process left in its cache.</summary>
    public const int Unknown = -1;

    [ThreadStatic]
    private static int s_number;

    /// <summary>The process's number as the server sees it; <see cref="Unknown"/>; 0 when it is this program itself.</summary>
    public static int Number
    {
        get => s_number;
        set => s_number = value;
    }
}
