using System.IO.Pipelines;

namespace AgentOS.LlmServer.Exchanges;

/// <summary>Where an answer goes.</summary>
internal interface IReply
{
    /// <summary>Whether its head is written, and its status cannot be changed any more.</summary>
    bool IsStarted { get; }

    /// <summary>Takes its body, after <see cref="Start"/>.</summary>
    PipeWriter Output { get; }

    /// <summary>Writes its head.</summary>
    /// <param name="status">Of HTTP.</param>
    /// <param name="contentType">Of HTTP.</param>
    /// <param name="length">Bytes of the body; null when that is not known yet.</param>
    /// <param name="headers">More.</param>
    void Start(int status, string contentType, long? length, IEnumerable<KeyValuePair<string, string>> headers);
}
