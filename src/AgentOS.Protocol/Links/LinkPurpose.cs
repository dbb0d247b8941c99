namespace AgentOS.Protocol.Links;

/// <summary>What a channel of a <see cref="Link"/> is for. Channel 0 is there from the beginning: the machine's own, as a sandbox's control socket.</summary>
public enum LinkPurpose : byte
{
    /// <summary>Another program: a session, as a caller's connection to a sandbox.</summary>
    Session = 1,

    /// <summary>A tree of files: each packet is one message of the FUSE protocol.</summary>
    Tree = 2,

    /// <summary>Machine: a connection that one of its programs makes, to the <see cref="ConnectionTarget"/> behind the purpose.</summary>
    Connection = 3,
}
