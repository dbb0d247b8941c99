namespace AgentOS.Policy.Files;

/// <summary>
/// Compares without recursion: after a mismatch only the last wildcard of each kind is tried again, because an earlier one could reach no further
/// (the two-level form of the usual algorithm for '*'). At worst the product of both lengths.
/// </summary>
internal static class GlobMatching
{
    private const int None = -1;

    /// <summary>Whether a pattern stands for a path; or, given another pattern's tokens, for everything that one stands for (never wrongly true).</summary>
    public static bool IsMatch(ReadOnlySpan<int> pattern, ReadOnlySpan<int> subject)
    {
        int at = 0, position = 0;
        (int After, int Reached) star = (None, 0), deep = (None, 0);
        while (at < pattern.Length || position < subject.Length)
        {
            int token = at < pattern.Length ? pattern[at] : None;
            if (at < pattern.Length && token == GlobToken.Star)
            {
                star = (++at, position);
            }
            else if (at < pattern.Length && token is GlobToken.Deep or GlobToken.DeepSlash)
            {
                deep = (++at, position);
                star = (None, 0);
            }
            else if (at < pattern.Length && position < subject.Length && subject[position] == token)
            {
                at++;
                position++;
            }
            else if (star.After != None && star.Reached < subject.Length && IsInComponent(subject[star.Reached]))
            {
                star.Reached++;
                (at, position) = star;
            }
            else if (deep.After != None && Extend(pattern[deep.After - 1], subject, deep.Reached) is var reached and not None)
            {
                deep.Reached = reached;
                star = (None, 0);
                (at, position) = deep;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInComponent(int token) => token == GlobToken.Star || (token >= 0 && token != '/');

    private static int Extend(int wildcard, ReadOnlySpan<int> subject, int reached)
    {
        if (wildcard == GlobToken.Deep)
            return reached < subject.Length ? reached + 1 : None;
        int end = subject[reached..].IndexOfAny('/', GlobToken.DeepSlash);
        return end < 0 ? None : reached + end + 1;
    }
}
