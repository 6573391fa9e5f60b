using System.Text;
using AkkaChat.Client.Frontends.Terminal;

namespace AkkaChat.Client.Tests.Frontends.Terminal;

public sealed class KeyDecoderSpecs
{
    [Theory]
    [InlineData("abc", "Text")]
    [InlineData("\r", "Enter")]
    [InlineData("\t", "Tab")]
    [InlineData("\u007F", "Backspace")]
    [InlineData("\u0001", "Ctrl+A")]
    [InlineData("\e[A", "Up")]
    [InlineData("\eOA", "Up")]
    [InlineData("\e[1;5D", "WordLeft")]
    [InlineData("\e[1;3C", "WordRight")]
    [InlineData("\eb", "Alt+B")]
    [InlineData("\e[3~", "Delete")]
    [InlineData("\e[1~", "Home")]
    [InlineData("\eOF", "End")]
    [InlineData("\e[[A", "")]
    [InlineData("\e[15~", "")]
    public void Should_know_the_keys(string bytes, string name) => Decode(bytes).ShouldHaveSingleItem().Name.ShouldBe(name);

    [Fact]
    public void Should_put_together_what_comes_in_pieces()
    {
        var decoder = new KeyDecoder();
        var keys = Encoding.UTF8.GetBytes("한\e[200~two\rlines\e[201~\e[1;5C").SelectMany(b => decoder.Decode([b])).ToList();
        keys.ShouldBe([new Key("Text", "한"), new Key("Paste", "two\rlines"), new Key("WordRight")]);
    }

    [Fact]
    public void Should_keep_a_paste_in_one_piece() =>
        Decode("a\e[200~two\rlines\e[201~b").ShouldBe([new Key("Text", "a"), new Key("Paste", "two\rlines"), new Key("Text", "b")]);

    [Theory]
    [InlineData("\e]11;rgb:ffff/ffff/ffff\a")]
    [InlineData("\e]11;rgb:0000/0000/0000\e\\")]
    [InlineData("\eP1+r544e=787465726d\e\\")]
    [InlineData("\e[?62;22c")]
    [InlineData("\e[24;80R")]
    public void Should_take_no_late_answer_of_the_terminal_for_text(string answer) =>
        Decode($"a{answer}b").Where(key => key.Name.Length > 0).ShouldBe([new Key("Text", "a"), new Key("Text", "b")]);

    private static IEnumerable<Key> Decode(string text) => new KeyDecoder().Decode(Encoding.UTF8.GetBytes(text));
}
