namespace AgentOS.Store.Repositories;

/// <summary>How far two names are apart.</summary>
internal static class EditDistance
{
    private const int LongestName = 64;

    /// <summary>Levenshtein's distance, by Wagner and Fischer; only the beginnings of long names are compared.</summary>
    public static int Between(string a, string b)
    {
        ReadOnlySpan<char> first = a.AsSpan(0, Math.Min(a.Length, LongestName)), second = b.AsSpan(0, Math.Min(b.Length, LongestName));
        int[] row = [.. Enumerable.Range(0, second.Length + 1)];
        for (int i = 1; i <= first.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= second.Length; j++)
            {
                int replaced = diagonal + (first[i - 1] == second[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
