using System.Globalization;
using AgentOS.Cli.LineEditing;
using FsCheck;
using FsCheck.Fluent;

namespace AgentOS.Cli.Tests.LineEditing;

public sealed class LineBufferTests
{
    private static readonly string[] s_texts = ["a", "bc ", " ", "é", "e", "\u0301", "漢", "👩", "🇩🇪", "\n", "x\ny", "\t"];

    [Fact]
    public void Words_and_lines_are_taken_and_put_back()
    {
        LineBuffer line = new();
        line.Insert("one two  three");
        line.KillWord();
        Assert.Equal("one two  ", line.Text);
        line.KillWord();
        Assert.Equal("one ", line.Text);
        line.ToLineStart();
        line.Yank();
        Assert.Equal(("two  one ", 5), (line.Text, line.Cursor));
        line.KillToEnd();
        line.KillToStart();
        Assert.Equal("", line.Text);
    }

    [Fact]
    public void Lines_are_gone_through_in_their_column()
    {
        LineBuffer line = new();
        line.Set("first\nab\nthird");
        Assert.True(line.Up());
        Assert.Equal(8, line.Cursor);
        Assert.True(line.Up());
        Assert.Equal(2, line.Cursor);
        Assert.False(line.Up());
        line.ToLineEnd();
        Assert.Equal(5, line.Cursor);
        Assert.True(line.Down());
        Assert.Equal(8, line.Cursor);
        Assert.True(line.Down());
        Assert.False(line.Down());
    }

    [Fact]
    public void What_looks_like_one_character_is_one()
    {
        LineBuffer line = new();
        line.Insert("e\u0301👩‍👩‍👧");
        line.Backspace();
        Assert.Equal("e\u0301", line.Text);
        line.Left();
        Assert.Equal(0, line.Cursor);
        line.Delete();
        Assert.Equal("", line.Text);
    }

    // The model looks at all of the text for each step; the buffer only around the cursor.
    [Fact]
    public void Any_keys_do_what_they_do_to_a_list_of_characters() => Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, s_texts.Length + 9)).ToArbitrary(), keys =>
    {
        LineBuffer line = new();
        NaiveLine model = new();
        foreach (int key in keys)
        {
            Press(line, key);
            model.Press(key);
            Assert.Equal((model.Text, model.Cursor), (line.Text, line.Cursor));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    private static void Press(LineBuffer line, int key)
    {
        switch (key - s_texts.Length)
        {
            case < 0: line.Insert(s_texts[key]); break;
            case 0: line.Backspace(); break;
            case 1: line.Delete(); break;
            case 2 or 3: line.Left(); break;
            case 4: line.Right(); break;
            case 5: line.ToLineStart(); break;
            case 6: line.ToLineEnd(); break;
            case 7: line.KillToStart(); break;
            case 8: line.KillToEnd(); break;
            default: line.KillWord(); break;
        }
    }

    private sealed class NaiveLine
    {
        public string Text { get; private set; } = "";

        public int Cursor { get; private set; }

        private int[] Places => [.. StringInfo.ParseCombiningCharacters(Text), Text.Length];

        public void Press(int key)
        {
            int line = Text[..Cursor].LastIndexOf('\n') + 1, end = Text.IndexOf('\n', Cursor) is >= 0 and var found ? found : Text.Length;
            switch (key - s_texts.Length)
            {
                case < 0: Replace(Cursor, Cursor, s_texts[key]); break;
                case 0: Replace(Before(), Cursor, ""); break;
                case 1: Replace(Cursor, After(), ""); break;
                case 2 or 3: Cursor = Before(); break;
                case 4: Cursor = After(); break;
                case 5: Cursor = line; break;
                case 6: Cursor = end; break;
                case 7: Replace(line, Cursor, ""); break;
                case 8: Replace(Cursor, end == Cursor ? After() : end, ""); break;
                default: Replace(Word(), Cursor, ""); break;
            }
        }

        private int Word()
        {
            int[] before = [.. Places.Where(place => place < Cursor)];
            int spaces = Enumerable.Reverse(before).TakeWhile(place => char.IsWhiteSpace(Text[place])).Count();
            int letters = Enumerable.Reverse(before).Skip(spaces).TakeWhile(place => !char.IsWhiteSpace(Text[place])).Count();
            return spaces + letters == 0 ? Cursor : before[^(spaces + letters)];
        }

        private int Before() => Places.LastOrDefault(place => place < Cursor);

        private int After() => Places.First(place => place > Cursor || place == Text.Length);

        private void Replace(int start, int end, string text)
        {
            Text = Text[..start] + text + Text[end..];
            Cursor = Places.First(place => place >= start + text.Length);
        }
    }
}
