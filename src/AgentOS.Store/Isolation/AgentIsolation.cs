using AgentOS.Images;

namespace AgentOS.Store.Isolation;

/// <summary>What an agent runs in, and why.</summary>
/// <param name="Text">For a person; one line.</param>
public sealed record AgentIsolation(string Text)
{
    /// <summary>The root of its machine; null is a sandbox of the process tier.</summary>
    public Image? Image { get; init; }

    /// <summary>Whether the user named it.</summary>
    public bool IsChosen { get; init; }

    /// <summary>Whether it runs in a machine of its own.</summary>
    public bool IsMachine => Image is not null;

    /// <summary>The sandbox of an agent of the user's own.</summary>
    public static AgentIsolation Local { get; } = new("process: a sandbox of the Linux kernel");

    /// <summary>The sandbox of an agent that comes from the network.</summary>
    /// <param name="reason">Why it is no machine.</param>
    public static AgentIsolation Strict(string reason) => new($"process, strict: {reason}");

    /// <summary>A machine.</summary>
    public static AgentIsolation Machine(Image image) => new($"microVM of {image.Name}: a machine with a kernel of its own") { Image = image };
}
