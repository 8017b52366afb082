package com.kwitanso.gateway;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class CardNumberTest {

    @Test
    public void lastDigit() {
        assertTrue(CardNumber.isValid("4539148803436467"));
        assertFalse(CardNumber.isValid("4539148803436468"));
    }

    @Test
    public void onlyDigits() {
        assertFalse(CardNumber.isValid("4539 1488"));
        assertFalse(CardNumber.isValid(null));
    }
}
