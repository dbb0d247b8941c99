namespace AgentOS.Network.Http.Requests;

/// <summary>Takes the answer to a request of our own, as it comes.</summary>
public interface IAnswerReceiver
{
    /// <summary>Takes the head. Interim answers are left out.</summary>
    void Begin(ResponseHead head);

    /// <summary>Takes some of the body.</summary>
    /// <returns>Whether more is wanted.</returns>
    ValueTask<bool> TakeAsync(ReadOnlyMemory<byte> data);
}
