namespace AgentOS.Store.Texts;

/// <summary>How near two words are.</summary>
internal static class Spelling
{
    /// <summary>The candidate that was probably meant; null when none is near: at most a third of its letters differ.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        int limit = Math.Max(1, Math.Min(word.Length, 40) / 3);
        return candidates
            .Select(candidate => (candidate, distance: Distance(word, candidate)))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>Letters put in, left out, exchanged, or swapped with their neighbour (optimal string alignment distance).</summary>
    public static int Distance(string left, string right)
    {
        // Words of very different length are far apart anyway, and a stranger may write very long ones.
        if (Math.Abs(left.Length - right.Length) > 40 || left.Length > 300)
            return int.MaxValue;
        int[] before = [], above = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int[] row = new int[right.Length + 1];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                row[j] = Math.Min(above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1), Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, above) = (above, row);
        }

        return above[right.Length];
    }
}
