namespace AgentOS.Protocol.Kernel;

/// <summary>What a frame asks the kernel for: the seed's numbers (docs/protocols/kernel.md).</summary>
public enum Opcode : byte
{
    /// <summary>The payload comes back as it is.</summary>
    Noop = 0x00,
    /// <summary>A question to a language model.</summary>
    Think = 0x01,
    /// <summary>Reads a file.</summary>
    Read = 0x02,
    /// <summary>Writes a file.</summary>
    Write = 0x03,
    /// <summary>Runs a command.</summary>
    Exec = 0x04,

    /// <summary>Starts an agent.</summary>
    Spawn = 0x10,
    /// <summary>Ends an agent.</summary>
    Kill = 0x11,
    /// <summary>Lists agents.</summary>
    List = 0x12,
    /// <summary>Stops an agent's processes where they are.</summary>
    Pause = 0x14,
    /// <summary>Lets them go on.</summary>
    Resume = 0x15,
    /// <summary>Runs other agents of the store, and asks them.</summary>
    Delegate = 0x16,

    /// <summary>Sends a message.</summary>
    Send = 0x20,
    /// <summary>Takes messages out of one's mailbox.</summary>
    Receive = 0x21,
    /// <summary>Sends a message to everybody who has a name.</summary>
    Broadcast = 0x22,
    /// <summary>Takes a name.</summary>
    Register = 0x23,

    /// <summary>Stores a value.</summary>
    Store = 0x30,
    /// <summary>Fetches a value.</summary>
    Fetch = 0x31,
    /// <summary>Deletes a value.</summary>
    Delete = 0x32,
    /// <summary>Lists keys.</summary>
    Keys = 0x33,

    /// <summary>Shows permissions.</summary>
    GetPermissions = 0x40,
    /// <summary>Narrows one's own permissions, or grants some to another.</summary>
    SetPermissions = 0x41,

    /// <summary>Makes an HTTP request.</summary>
    Http = 0x50,

    /// <summary>Asks for events.</summary>
    Subscribe = 0x60,
    /// <summary>Asks for no more of them.</summary>
    Unsubscribe = 0x61,
    /// <summary>Takes the events that have come.</summary>
    PollEvents = 0x62,
    /// <summary>Makes an event.</summary>
    Emit = 0x63,

    /// <summary>Starts to record calls.</summary>
    RecordStart = 0x70,
    /// <summary>Ends recording.</summary>
    RecordStop = 0x71,
    /// <summary>Shows what was recorded.</summary>
    RecordStatus = 0x72,
    /// <summary>Starts to answer calls from a recording.</summary>
    ReplayStart = 0x73,
    /// <summary>Shows how far a replay has come.</summary>
    ReplayStatus = 0x74,
    /// <summary>Shows the audit log.</summary>
    GetAuditLog = 0x76,
    /// <summary>Chooses what is audited.</summary>
    SetAuditConfiguration = 0x77,

    /// <summary>Takes the answers of calls that were made asynchronously.</summary>
    AsyncPoll = 0x80,

    /// <summary>Measures the machine.</summary>
    MetricsSystem = 0xC0,
    /// <summary>Measures one agent.</summary>
    MetricsAgent = 0xC1,
    /// <summary>Measures all agents.</summary>
    MetricsAllAgents = 0xC2,
    /// <summary>Reads a cgroup's numbers.</summary>
    MetricsCgroup = 0xC3,

    /// <summary>Works on the files in the caller's agent.db.</summary>
    Files = 0xD0,
    /// <summary>Works on the key-values in the caller's agent.db.</summary>
    KeyValues = 0xD1,
    /// <summary>Works on the tool calls in the caller's agent.db.</summary>
    Tools = 0xD2,
    /// <summary>Runs SQL on a served agent.db.</summary>
    Sql = 0xD3,

    /// <summary>Reports tokens used elsewhere.</summary>
    LlmReport = 0xF0,
    /// <summary>Part of an answer that is not complete yet.</summary>
    Chunk = 0xF1,
    /// <summary>Something has happened: comes by itself to those who asked for it.</summary>
    Event = 0xF2,
    /// <summary>Gives up a call of the same connection that has not been answered.</summary>
    Cancel = 0xF3,
    /// <summary>Agrees on version and features.</summary>
    Hello = 0xFE,
    /// <summary>Ends the connection.</summary>
    Exit = 0xFF,
}
