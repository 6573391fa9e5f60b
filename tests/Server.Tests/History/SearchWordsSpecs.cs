using AkkaChat.Server.History;

namespace AkkaChat.Server.Tests.History;

public sealed class SearchWordsSpecs
{
    [Theory]
    [InlineData("Green TEA, twice!", "green tea|twice GREEN", true)]
    [InlineData("green tea", "tea coffee", false)]
    [InlineData("안녕하세요 👋 여러분", "안녕|여러", true)]
    [InlineData("green tea", "een", false)]
    [InlineData("ﬁne ｔｅａ", "fine tea", true)]
    [InlineData("Zoe\u0308", "zoë", true)]
    [InlineData("don't 3.14", "don 14", true)]
    public void Should_match_when_each_word_begins_one_of_the_text(string text, string words, bool matches) => SearchWords.Match(text, SearchWords.Of(words)).ShouldBe(matches);

    [Theory]
    [InlineData("\"' :* ()")]
    [InlineData("👋")]
    public void Should_find_no_word_in_signs(string text) => SearchWords.Of(text).ShouldBeEmpty();
}
