namespace AgentOS.Cli.LineEditing;

/// <summary>How a line under edit ended.</summary>
internal enum TypedLineEnd
{
    /// <summary>It was entered.</summary>
    Entered,

    /// <summary>Ctrl-C, and nothing stood in it.</summary>
    Interrupted,

    /// <summary>Ctrl-D, and nothing stood in it, or the terminal is gone.</summary>
    InputEnded,
}
