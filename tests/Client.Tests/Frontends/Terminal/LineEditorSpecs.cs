using AkkaChat.Client.Frontends.Terminal;

namespace AkkaChat.Client.Tests.Frontends.Terminal;

public sealed class LineEditorSpecs
{
    private readonly LineEditor _editor = new();

    [Theory]
    [InlineData("hello", "Left Left Backspace", "he|lo")]
    [InlineData("one two three", "WordLeft WordLeft X", "one X|two three")]
    [InlineData("one two", "Home X End Y", "Xone twoY|")]
    [InlineData("one two", "WordLeft Ctrl+K", "one |")]
    [InlineData("one two", "WordLeft Ctrl+U", "|two")]
    [InlineData("one two", "Ctrl+W Home Ctrl+Y", "two|one ")]
    [InlineData("one two", "Home Alt+D", "| two")]
    [InlineData("one two", "Home WordDelete End Ctrl+Y", " twoone|")]
    [InlineData("one two three", "Ctrl+W Ctrl+W Home Ctrl+Y", "two three|one ")]
    [InlineData("one two three", "Home Alt+D Alt+D Ctrl+E Ctrl+Y", " threeone two|")]
    [InlineData("one two three", "Ctrl+W Left Ctrl+W Ctrl+Y", "one two| ")]
    [InlineData("ab", "Ctrl+T", "ba|")]
    [InlineData("abc", "Left Ctrl+T", "acb|")]
    [InlineData("abc", "Home Delete", "|bc")]
    [InlineData("", "Backspace Delete Left Right Ctrl+T Ctrl+W Ctrl+K", "|")]
    public void Should_edit_like_a_shell(string text, string keys, string expected)
    {
        _editor.Insert(text);
        Press(keys);
        _editor.Text.Insert(_editor.Cursor, "|").ShouldBe(expected);
    }

    [Theory]
    [InlineData("👩‍👩‍👧")]
    [InlineData("한")]
    [InlineData("e\u0301")]
    [InlineData("🇰🇷")]
    public void Should_take_what_looks_like_one_character_for_one(string character)
    {
        _editor.Insert("a" + character);
        Press("Left");
        _editor.Cursor.ShouldBe(1);
        Press("Right Backspace");
        _editor.Text.ShouldBe("a");
    }

    [Fact]
    public void Should_recall_what_was_said_and_give_the_draft_back()
    {
        foreach (var line in new[] { "one", "two", "two" })
        {
            _editor.Insert(line);
            _editor.Take().ShouldBe(line);
        }
        _editor.Insert("draft");
        Press("Up");
        _editor.Text.ShouldBe("two");
        Press("Up Up Up");
        _editor.Text.ShouldBe("one");
        Press("Down Down");
        _editor.Text.ShouldBe("draft");
    }

    [Theory]
    [InlineData("Up")]
    [InlineData("Ctrl+Y")]
    public void Should_bring_a_cleared_line_back(string key)
    {
        _editor.Insert("precious");
        _editor.Discard();
        _editor.Text.ShouldBeEmpty();
        Press(key);
        _editor.Text.ShouldBe("precious");
    }

    private void Press(string keys)
    {
        foreach (var name in keys.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            _editor.Apply(name is "X" or "Y" ? new Key("Text", name) : new Key(name)).ShouldBeTrue(name);
    }
}
