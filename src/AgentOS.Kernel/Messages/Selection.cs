using AgentOS.Kernel.Identities;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Messages;

/// <summary>Which messages somebody wants to take.</summary>
/// <param name="Most">So many at most.</param>
/// <param name="From">Only this sender's; null is everybody's.</param>
internal sealed record Selection(int Most, Identity? From)
{
    // Of the answer itself, around the messages.
    private const int AnswerBytes = 64;

    /// <summary>What fits into one answer, in bytes.</summary>
    public const int RoomInAnswer = KernelHeader.DefaultFrameLimit - AnswerBytes;

    /// <summary>What an answer is counted as while it is waited for, in bytes: most are far shorter, and the longest four times as long.</summary>
    public const int ExpectedInAnswer = 256 * 1024;

    /// <summary>The first ones that are wanted and fit into one answer together.</summary>
    public List<Message> Choose(IEnumerable<Message> messages)
    {
        List<Message> chosen = [];
        int room = RoomInAnswer;
        foreach (Message message in messages.Where(message => From is null || message.From == From))
        {
            room -= message.Size;
            if (chosen.Count == Most || room < 0)
                break;
            chosen.Add(message);
        }

        return chosen;
    }
}
