namespace AgentOS.Protocol;

/// <summary>What a frame of the file service of a sandbox (<see cref="GuestPrograms.FileSystem"/>) carries. First what is asked, one thing after the other; then what is answered.</summary>
public enum GuestFileFrame : byte
{
    /// <summary>A <see cref="GuestFileRequest"/>, answered by an <see cref="Entry"/>.</summary>
    Stat = 1,
    /// <summary>A <see cref="GuestFileRequest"/>, answered by an <see cref="Entry"/> for each name in the directory, then <see cref="Done"/>.</summary>
    List = 2,
    /// <summary>A <see cref="GuestFileRequest"/>, answered by the file's <see cref="Entry"/>, its <see cref="Data"/>, then <see cref="Done"/>.</summary>
    Read = 3,
    /// <summary>A <see cref="GuestFileRequest"/>; <see cref="Data"/> follows, and at last <see cref="Commit"/>: without it nothing is changed.</summary>
    Write = 4,
    /// <summary>All was sent: put it in place. Empty; answered by an <see cref="Entry"/>.</summary>
    Commit = 5,
    /// <summary>A <see cref="GuestFileRequest"/>, answered by <see cref="Done"/>.</summary>
    MakeDirectory = 6,
    /// <summary>A <see cref="GuestFileRequest"/> with a destination, answered by <see cref="Done"/>.</summary>
    Move = 7,
    /// <summary>A <see cref="GuestFileRequest"/>, answered by <see cref="Done"/>.</summary>
    Remove = 8,
    /// <summary>A <see cref="GuestFileRequest"/> whose destination is the new link's text, answered by <see cref="Done"/>.</summary>
    Link = 9,
    /// <summary>A <see cref="GuestFileRequest"/>, answered by <see cref="Done"/>, then by an <see cref="Event"/> for each change. Nothing can be asked any more.</summary>
    Watch = 10,

    /// <summary>Either side: bytes of a file, as they are.</summary>
    Data = 32,

    /// <summary>A <see cref="GuestFileEntry"/>.</summary>
    Entry = 65,
    /// <summary>Empty.</summary>
    Done = 66,
    /// <summary>In place of any answer: a <see cref="GuestFileFailure"/>.</summary>
    Failed = 67,
    /// <summary>A <see cref="GuestFileEvent"/>.</summary>
    Event = 68,
}
